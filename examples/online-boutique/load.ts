import { Chart } from 'cdk8s';
import { Egress, MultiContainerPod, Profile } from 'cdk8s-patterns';
import type { StatelessWebApp } from 'cdk8s-patterns';
import type { Construct } from 'constructs';
import { amounts, imageOf, USER } from './in-production';

/** Whom the load is for. */
export interface OnlineBoutiqueLoadProps {
  readonly frontend: StatelessWebApp;
}

/** What plays customers: no part of the shop, so in a file and a namespace of its own, which come and go without it. */
export class OnlineBoutiqueLoad extends Chart {
  constructor(scope: Construct, id: string, { frontend }: OnlineBoutiqueLoadProps) {
    super(scope, id, { namespace: id });
    Profile.PRODUCTION.customize({ egress: Egress.DECLARED }).applyTo(this);

    const customers = new MultiContainerPod(this, 'loadgenerator', {
      containers: [{ name: 'main', image: imageOf('loadgenerator'), env: { USERS: '10', RATE: '1' }, resources: amounts(300, 512) }],
      pod: { security: USER },
    });
    customers.uses(frontend, { env: 'FRONTEND_ADDR' });
  }
}
