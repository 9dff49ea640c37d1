import type { Size } from 'cdk8s';
import type { IConfigMap, ISecret } from 'cdk8s-plus-28';
import type { KeyToPath, Volume as KubeVolume } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { DNS_LABEL, DNS_SUBDOMAIN } from '../kube/names';
import { integerFrom } from '../kube/numbers';
import { HOST_PATH } from '../kube/paths';
import { quantity } from '../kube/sizes';
import { volumeName } from '../kube/volume-name';
import { fieldItems, keyItems } from './key-items';
import type { ProjectedSource } from './projected-source';

/** Options that all volumes take. */
export interface VolumeOptions {
  /**
   * The volume's name in the Pod: a DNS label, unique there.
   * @default - made from what the volume holds
   */
  readonly name?: string;
}

/** Options of an emptyDir. */
export interface EmptyDirOptions {
  /**
   * How much it may hold before the kubelet evicts the Pod; whole bytes.
   * @default - bounded by the Pod's limit of ephemeral storage alone
   */
  readonly sizeLimit?: Size;
  /**
   * Whether it is held in memory (tmpfs), which counts towards the container's memory limit.
   * @default false
   */
  readonly inMemory?: boolean;
}

/** Options of volumes made from a ConfigMap or a Secret. */
export interface FilesOptions extends VolumeOptions {
  /**
   * Which keys become files: key to path below the mount.
   * @default - all, each under its own name
   */
  readonly items?: Record<string, string>;
  /**
   * The files' mode: 0 to 0o777.
   * @default - Kubernetes' own, 0o644
   */
  readonly mode?: number;
  /**
   * Whether the Pod may start without it.
   * @default false
   */
  readonly optional?: boolean;
}

/** Options of a volume claim. */
export interface ClaimOptions extends VolumeOptions {
  /**
   * Whether the whole volume is attached read-only.
   * @default false
   */
  readonly readOnly?: boolean;
}

/** What has to be at a host path. */
export enum HostPathType {
  /** A directory that exists. */
  DIRECTORY = 'Directory',
  /** A directory, made where there is none. */
  DIRECTORY_OR_CREATE = 'DirectoryOrCreate',
  /** A file that exists. */
  FILE = 'File',
  /** A file, made where there is none. */
  FILE_OR_CREATE = 'FileOrCreate',
  /** A UNIX socket that exists. */
  SOCKET = 'Socket',
  /** A character device that exists. */
  CHAR_DEVICE = 'CharDevice',
  /** A block device that exists. */
  BLOCK_DEVICE = 'BlockDevice',
}

/** Options of a host path. */
export interface HostPathOptions extends VolumeOptions {
  /**
   * What has to be there before the Pod starts.
   * @default - not looked at
   */
  readonly pathType?: HostPathType;
}

/** Makes the volume's wire form, and adds what is wrong with it to the faults. */
type Source = (faults: Faults) => Omit<KubeVolume, 'name'>;

/**
 * What a container can mount. A Pod's volumes follow from its containers' mounts: the same Volume mounted twice is
 * one volume of the Pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Volume {
  /** An empty directory that lives as long as the Pod. `name` is its name in the Pod. */
  public static emptyDir(name: string, options: EmptyDirOptions = {}): Volume {
    return new Volume(name, (faults) => ({
      emptyDir: {
        medium: options.inMemory ? 'Memory' : undefined,
        sizeLimit: quantity(faults, 'sizeLimit', options.sizeLimit),
      },
    }));
  }

  /** The keys of a ConfigMap as files. */
  public static configMap(configMapName: string, options: FilesOptions = {}): Volume {
    return new Volume(options.name ?? volumeName(configMapName), (faults) => {
      faults.expect('configMapName', configMapName, DNS_SUBDOMAIN);
      return { configMap: { name: configMapName, ...files(faults, options) } };
    });
  }

  /** The keys of a ConfigMap of this app as files. */
  public static fromConfigMap(configMap: IConfigMap, options: FilesOptions = {}): Volume {
    return Volume.configMap(configMap.name, options);
  }

  /** The keys of a Secret as files. */
  public static secret(secretName: string, options: FilesOptions = {}): Volume {
    return new Volume(options.name ?? volumeName(secretName), (faults) => {
      faults.expect('secretName', secretName, DNS_SUBDOMAIN);
      return { secret: { secretName, ...files(faults, options) } };
    });
  }

  /** The keys of a Secret of this app as files. */
  public static fromSecret(secret: ISecret, options: FilesOptions = {}): Volume {
    return Volume.secret(secret.name, options);
  }

  /** A PersistentVolumeClaim that exists. A database's own volumes are no such claim: they follow from its `storage`. */
  public static claim(claimName: string, options: ClaimOptions = {}): Volume {
    return new Volume(options.name ?? volumeName(claimName), (faults) => {
      faults.expect('claimName', claimName, DNS_SUBDOMAIN);
      return { persistentVolumeClaim: { claimName, readOnly: options.readOnly } };
    });
  }

  /** A path of the node, absolute and without `..`. Pods with one run only where the namespace allows the level *privileged*. */
  public static hostPath(path: string, options: HostPathOptions = {}): Volume {
    return new Volume(options.name ?? volumeName(path), (faults) => {
      faults.expect('path', path, HOST_PATH);
      return { hostPath: { path, type: options.pathType } };
    });
  }

  /** Several sources in one directory. */
  public static projected(name: string, sources: ProjectedSource[]): Volume {
    return new Volume(name, (faults) => ({
      projected: { sources: sources.map((source, i) => source._resolve(faults.at(`sources[${i}]`))) },
    }));
  }

  /** Fields of the Pod as files: path below the mount to field, such as `{ labels: 'metadata.labels' }`; no path has `..`. */
  public static downwardApi(name: string, fields: Record<string, string>): Volume {
    return new Volume(name, (faults) => ({ downwardAPI: { items: fieldItems(faults, fields) } }));
  }

  private constructor(private readonly name: string, private readonly source: Source) {}

  /** @internal */
  public _resolve(faults: Faults): KubeVolume {
    faults.expect('name', this.name, DNS_LABEL);
    return { name: this.name, ...this.source(faults) };
  }
}

/** A volume at a place in a container. */
export interface Mount {
  /** Where the container sees it: an absolute path without `:`. */
  readonly path: string;
  /** What is mounted there. */
  readonly volume: Volume;
  /**
   * Whether the container may not write to it.
   * @default - false, and true for host paths under `Profile.PRODUCTION`
   */
  readonly readOnly?: boolean;
  /**
   * The part of the volume that is mounted: a relative path without `..`. Such a mount of a ConfigMap or Secret
   * is never refreshed.
   * @default - all of it
   */
  readonly subPath?: string;
}

const MODE = integerFrom(0, 0o777);

function files(faults: Faults, options: FilesOptions): { items?: KeyToPath[]; defaultMode?: number; optional?: boolean } {
  faults.expect('mode', options.mode, MODE);
  return { items: keyItems(faults, options.items), defaultMode: options.mode, optional: options.optional };
}
