import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import { Controller, Health, MultiContainerPod, PodRestart, Probe, Profile, ServiceType, StatelessWebApp, Volume, Waiver } from 'cdk8s-patterns';
import type { ContainerSecurity, PodOptions, PodSecurity, ServiceOptions } from 'cdk8s-patterns';
import { Cpu, ServiceAccount } from 'cdk8s-plus-28';
import type { ContainerResources } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

const IMAGES = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';
const VERSION = 'v0.10.6';

/** As whom every Pod runs, and what none of its containers may do. */
const USER: PodSecurity = { runAsUser: 1000, runAsGroup: 1000, runAsNonRoot: true, fsGroup: 1000 };
const CONFINED: ContainerSecurity = {
  allowPrivilegeEscalation: false, dropCapabilities: ['ALL'], privileged: false, readOnlyRootFilesystem: true,
};
const REWRITE_PROBES = { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' };

const CHECK = `MAX_RETRIES=12
RETRY_INTERVAL=10
for i in $(seq 1 $MAX_RETRIES); do
  echo "Attempt $i: Pinging frontend: \${FRONTEND_ADDR}..."
  STATUSCODE=$(wget --server-response http://\${FRONTEND_ADDR} 2>&1 | awk '/^  HTTP/{print $2}')
  if [ $STATUSCODE -eq 200 ]; then
      echo "Frontend is reachable."
      exit 0
  fi
  echo "Error: Could not reach frontend - Status code: \${STATUSCODE}"
  sleep $RETRY_INTERVAL
done
echo "Failed to reach frontend after $MAX_RETRIES attempts."
exit 1
`;

/** What the gRPC services do not share. */
interface ServiceProps {
  readonly port: number;
  readonly env: Record<string, string>;
  readonly resources: ContainerResources;
  /** The seconds before the first probe, and between two, of both probes or of readiness alone. */
  readonly delay?: number;
  readonly period?: number;
  readonly readinessPeriod?: number;
  readonly livenessPeriod?: number;
  /** Whether it gets five seconds to stop, in place of Kubernetes' thirty. */
  readonly stopsFast?: boolean;
  /** The port of the Service, where it is another one than the container's. */
  readonly servicePort?: number;
  readonly portName?: string;
}

/** The published manifests, field for field. */
export class OnlineBoutiqueAsPublished extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    Profile.BARE.applyTo(this);

    this.frontend();
    this.service('adservice', {
      port: 9555, env: { PORT: '9555' }, resources: amounts([200, 180], [300, 300]), delay: 20, period: 15, stopsFast: true,
    });
    this.service('cartservice', {
      port: 7070, env: { REDIS_ADDR: 'redis-cart:6379' }, resources: amounts([200, 64], [300, 128]),
      delay: 15, livenessPeriod: 10, stopsFast: true,
    });
    this.service('checkoutservice', {
      port: 5050,
      env: {
        PORT: '5050',
        PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
        SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
        PAYMENT_SERVICE_ADDR: 'paymentservice:50051',
        EMAIL_SERVICE_ADDR: 'emailservice:5000',
        CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
        CART_SERVICE_ADDR: 'cartservice:7070',
      },
      resources: amounts([100, 64], [200, 128]),
    });
    this.service('currencyservice', {
      port: 7000, portName: 'grpc', env: withoutProfiler(7000), resources: amounts([100, 64], [200, 128]), stopsFast: true,
    });
    this.service('emailservice', {
      port: 8080, servicePort: 5000, env: withoutProfiler(8080), resources: amounts([100, 64], [200, 128]),
      period: 5, stopsFast: true,
    });
    this.service('paymentservice', {
      port: 50051, env: withoutProfiler(50051), resources: amounts([100, 64], [200, 128]), stopsFast: true,
    });
    this.service('productcatalogservice', {
      port: 3550, env: withoutProfiler(3550), resources: amounts([100, 64], [200, 128]), stopsFast: true,
    });
    this.service('recommendationservice', {
      port: 8080,
      env: { PORT: '8080', PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550', DISABLE_PROFILER: '1' },
      resources: amounts([100, 220], [200, 450]),
      period: 5,
      stopsFast: true,
    });
    this.service('shippingservice', {
      port: 50051, env: withoutProfiler(50051), resources: amounts([100, 64], [200, 128]), readinessPeriod: 5,
    });
    this.redis();
    this.loadGenerator();

    Waiver.add(this, 'liveness-as-readiness', 'as published; in-production.ts restarts later');
    Waiver.add(this, 'token-never-used', 'as published; in-production.ts mounts none');
    Waiver.add(this, 'address-of-nothing', 'as published; the frontend does not start without the address of an assistant');
  }

  private frontend(): void {
    const probe = (role: string): Probe => Probe.http('/_healthz', {
      initialDelay: Duration.seconds(10), headers: { Cookie: `shop_session-id=x-${role}-probe` },
    });
    new StatelessWebApp(this, 'frontend', {
      metadata: { labels: { app: 'frontend' } },
      image: `${IMAGES}/frontend:${VERSION}`,
      port: 8080,
      health: Health.of({ readiness: probe('readiness'), liveness: probe('liveness') }),
      env: {
        PORT: '8080',
        PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
        CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
        CART_SERVICE_ADDR: 'cartservice:7070',
        RECOMMENDATION_SERVICE_ADDR: 'recommendationservice:8080',
        SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
        CHECKOUT_SERVICE_ADDR: 'checkoutservice:5050',
        AD_SERVICE_ADDR: 'adservice:9555',
        SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
        ENABLE_PROFILER: '0',
      },
      resources: amounts([100, 64], [200, 128]),
      services: [
        clusterIp('http', 80, 8080),
        { name: 'frontend-external', serviceType: ServiceType.LOAD_BALANCER, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
      ],
      container: { name: 'server', security: CONFINED },
      pod: { ...this.pod('frontend'), annotations: REWRITE_PROBES },
    });
  }

  /** A gRPC service: a Deployment, its Service and its ServiceAccount. */
  private service(name: string, props: ServiceProps): void {
    const { port, delay, period, readinessPeriod = period, livenessPeriod = period } = props;
    const probe = (every: number | undefined): Probe => Probe.grpc({ initialDelay: seconds(delay), period: seconds(every) });
    new StatelessWebApp(this, name, {
      metadata: { labels: { app: name } },
      image: `${IMAGES}/${name}:${VERSION}`,
      port,
      health: Health.of({ readiness: probe(readinessPeriod), liveness: probe(livenessPeriod) }),
      env: props.env,
      resources: props.resources,
      services: [clusterIp('grpc', props.servicePort ?? port, port)],
      container: { name: 'server', security: CONFINED, ports: props.portName ? [{ number: port, name: props.portName }] : undefined },
      pod: { ...this.pod(name), terminationGracePeriod: props.stopsFast ? Duration.seconds(5) : undefined },
    });
  }

  private redis(): void {
    const probe = Probe.tcp({ period: Duration.seconds(5) });
    new StatelessWebApp(this, 'redis-cart', {
      metadata: { labels: { app: 'redis-cart' } },
      image: 'redis:alpine',
      port: 6379,
      health: Health.of({ readiness: probe, liveness: probe }),
      resources: amounts([70, 200], [125, 256]),
      services: [clusterIp('tcp-redis', 6379, 6379)],
      container: { name: 'redis', security: CONFINED, mounts: [{ path: '/data', volume: Volume.emptyDir('redis-data') }] },
      pod: { labels: { app: 'redis-cart' }, security: USER },
    });
  }

  private loadGenerator(): void {
    new MultiContainerPod(this, 'loadgenerator', {
      metadata: { labels: { app: 'loadgenerator' } },
      controller: Controller.DEPLOYMENT,
      restart: PodRestart.ALWAYS,
      containers: [{
        name: 'main',
        image: `${IMAGES}/loadgenerator:${VERSION}`,
        env: { FRONTEND_ADDR: 'frontend:80', USERS: '10', RATE: '1' },
        resources: amounts([300, 256], [500, 512]),
        security: CONFINED,
      }],
      pod: {
        ...this.pod('loadgenerator'),
        annotations: REWRITE_PROBES,
        terminationGracePeriod: Duration.seconds(5),
        initContainers: [{
          name: 'frontend-check',
          image: 'busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
          command: ['/bin/sh', '-exc', CHECK],
          env: { FRONTEND_ADDR: 'frontend:80' },
          security: CONFINED,
        }],
      },
    });
  }

  /** What the Pods of a service have in common, with a ServiceAccount made for them. */
  private pod(name: string): PodOptions {
    // The library's own belongs to the production profile; as plain as the published one it is a plain object.
    new ApiObject(this, `${name}-account`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
    const serviceAccount = ServiceAccount.fromServiceAccountName(this, `${name}-account-name`, name);
    return { labels: { app: name }, security: USER, serviceAccount };
  }
}

/** Requests and limits: thousandths of a processor and mebibytes each. */
function amounts([cpu, memory]: [number, number], [cpuLimit, memoryLimit]: [number, number]): ContainerResources {
  return {
    cpu: { request: Cpu.millis(cpu), limit: Cpu.millis(cpuLimit) },
    memory: { request: Size.mebibytes(memory), limit: Size.mebibytes(memoryLimit) },
  };
}

function withoutProfiler(port: number): Record<string, string> {
  return { PORT: `${port}`, DISABLE_PROFILER: '1' };
}

function clusterIp(name: string, port: number, targetPort: number): ServiceOptions {
  return { serviceType: ServiceType.CLUSTER_IP, ports: [{ name, port, targetPort }] };
}

function seconds(amount: number | undefined): Duration | undefined {
  return amount === undefined ? undefined : Duration.seconds(amount);
}
