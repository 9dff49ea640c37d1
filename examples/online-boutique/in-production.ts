import { Chart, Size } from 'cdk8s';
import { DatabaseEngine, Egress, Exposure, Health, LifecycleHook, Profile, ReplicatedDatabase, StatelessWebApp, Waiver } from 'cdk8s-patterns';
import type { ContainerOptions } from 'cdk8s-patterns';
import { Cpu } from 'cdk8s-plus-28';
import type { ContainerResources } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** An image of the release; the user as which the published manifests run it. */
export const imageOf = (name: string): string => `us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/${name}:v0.10.6`;
export const USER = { runAsUser: 1000, runAsGroup: 1000 };

/** The published requests of cpu, in thousandths, and limits of memory, in mebibytes, which are requested too. */
export const amounts = (cpu: number, memory: number): ContainerResources => ({
  cpu: { request: Cpu.millis(cpu) },
  memory: { request: Size.mebibytes(memory), limit: Size.mebibytes(memory) },
});

/** The images of the programs in Go and .NET hold no `sleep` to pause with before they stop. */
const NO_SLEEP: ContainerOptions = { lifecycle: { preStop: LifecycleHook.none() } };

/** The shop: its services, and who calls whom. */
export class OnlineBoutique extends Chart {
  public readonly frontend: StatelessWebApp;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    Profile.PRODUCTION.customize({ egress: Egress.DECLARED }).applyTo(this);

    const ad = this.service('adservice', 9555, amounts(200, 300));
    const cart = this.service('cartservice', 7070, amounts(200, 128), NO_SLEEP);
    const checkout = this.service('checkoutservice', 5050, amounts(100, 128), NO_SLEEP);
    const currency = this.service('currencyservice', 7000, amounts(100, 128));
    const email = this.service('emailservice', 8080, amounts(100, 128));
    const payment = this.service('paymentservice', 50051, amounts(100, 128));
    const productCatalog = this.service('productcatalogservice', 3550, amounts(100, 128), NO_SLEEP);
    const recommendation = this.service('recommendationservice', 8080, amounts(100, 450));
    const shipping = this.service('shippingservice', 50051, amounts(100, 128), NO_SLEEP);

    this.frontend = new StatelessWebApp(this, 'frontend', {
      image: imageOf('frontend'),
      port: 8080,
      // The cookie keeps each probe from being a customer of its own.
      health: Health.http('/_healthz', { headers: { Cookie: 'shop_session-id=x-probe' } }),
      env: { PORT: '8080', ENABLE_PROFILER: '0', SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80' },
      resources: amounts(100, 128),
      exposures: [Exposure.ingress('boutique.example.com')],
      container: NO_SLEEP,
      pod: { security: USER },
    });
    Waiver.add(this.frontend.deployment, 'address-of-nothing', 'it does not start without the address, and asks no assistant unless it is told to');

    // One member: the cart service knows one address. On a volume, written at least once a second: carts outlive its Pod.
    const carts = new ReplicatedDatabase(this, 'redis-cart', {
      engine: DatabaseEngine.custom({
        image: 'redis:7.2', port: 6379, portName: 'tcp-redis', dataPath: '/data', user: 999, health: Health.exec(['redis-cli', '-e', 'ping']),
      }),
      replicas: 1,
      storage: Size.gibibytes(1),
      resources: amounts(70, 256),
      // No cart ends by itself: the ones that nobody asked for longest make room, before the kernel does.
      container: { args: ['--appendonly', 'yes', '--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'] },
    });

    this.frontend.uses(ad, { env: 'AD_SERVICE_ADDR' });
    this.frontend.uses(cart, { env: 'CART_SERVICE_ADDR' });
    this.frontend.uses(checkout, { env: 'CHECKOUT_SERVICE_ADDR' });
    this.frontend.uses(currency, { env: 'CURRENCY_SERVICE_ADDR' });
    this.frontend.uses(productCatalog, { env: 'PRODUCT_CATALOG_SERVICE_ADDR' });
    this.frontend.uses(recommendation, { env: 'RECOMMENDATION_SERVICE_ADDR' });
    this.frontend.uses(shipping, { env: 'SHIPPING_SERVICE_ADDR' });

    checkout.uses(cart, { env: 'CART_SERVICE_ADDR' });
    checkout.uses(currency, { env: 'CURRENCY_SERVICE_ADDR' });
    checkout.uses(email, { env: 'EMAIL_SERVICE_ADDR' });
    checkout.uses(payment, { env: 'PAYMENT_SERVICE_ADDR' });
    checkout.uses(productCatalog, { env: 'PRODUCT_CATALOG_SERVICE_ADDR' });
    checkout.uses(shipping, { env: 'SHIPPING_SERVICE_ADDR' });

    recommendation.uses(productCatalog, { env: 'PRODUCT_CATALOG_SERVICE_ADDR' });
    cart.uses(carts, { env: 'REDIS_ADDR' });
  }

  /** One of the services behind the frontend, which all speak gRPC. */
  private service(name: string, port: number, resources: ContainerResources, container?: ContainerOptions): StatelessWebApp {
    return new StatelessWebApp(this, name, {
      image: imageOf(name),
      port,
      health: Health.grpc(),
      env: { PORT: `${port}`, DISABLE_PROFILER: '1' },
      resources,
      container,
      pod: { security: USER },
    });
  }
}
