import { isDeepStrictEqual } from 'node:util';
import type { Volume as KubeVolume } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import type { ProfileSettings } from '../profile';
import type { Volume } from '../vocabulary/volume';

/** What the containers of one Pod share while they are resolved. */
export class PodContext {
  private readonly byVolume = new Map<Volume, KubeVolume>();
  private readonly byName = new Map<string, KubeVolume>();

  constructor(public readonly settings: ProfileSettings, public readonly faults: Faults) {}

  /** The Pod's volume for a container's mount: the same one for the same Volume, and for one that says the same. */
  public volume(faults: Faults, volume: Volume): KubeVolume {
    const known = this.byVolume.get(volume);
    if (known) return known;
    const made = volume._resolve(faults);
    this.byVolume.set(volume, made);
    this.add(faults, made);
    return made;
  }

  /** Adds a volume that no author named. */
  public add(faults: Faults, volume: KubeVolume): void {
    const other = this.byName.get(volume.name);
    if (other && !isDeepStrictEqual(other, volume)) {
      faults.add('name', `two volumes of the Pod are named '${volume.name}'; give one of them another \`name\``);
    }
    this.byName.set(volume.name, volume);
  }

  public get volumes(): KubeVolume[] {
    return [...this.byName.values()];
  }
}
