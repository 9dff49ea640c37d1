import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ name: wbe, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
`,
      finds: [
        'HTTPRoute/shop spec.rules[0].backendRefs[0].name: there is no Service wbe here, so that requests for it are '
          + 'answered with an error; correct the name, or add a Service of that name',
      ],
    },
    {
      about: 'the port is the container\'s, not the Service\'s',
      yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ name: web, port: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
`,
      finds: [
        'GRPCRoute/shop spec.rules[0].backendRefs[0].port: Service/web has no port 8080 (it has 80), so that requests '
          + 'for it are answered with an error; use 80: it is the Service\'s port that counts here, not the container\'s',
      ],
    },
    {
      about: 'the Service is in another namespace than the one that is named',
      yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ name: web, namespace: shop, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
  selector: { app: api }
  ports: [{ port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
      finds: [
        'HTTPRoute/shop spec.rules[0].backendRefs[0].name: there is no Service web in namespace shop, so that requests '
          + 'for it are answered with an error; correct the name, or add a Service of that name',
      ],
    },
    {
      about: 'requests are copied to a Service that doesn\'t exist',
      yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  rules:
    - filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: shadow, port: 80 } } }]
      backendRefs: [{ name: web, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
      finds: [
        'HTTPRoute/shop spec.rules[0].filters[0].requestMirror.backendRef.name: there is no Service shadow here, so '
          + 'that requests for it are answered with an error; correct the name, or add a Service of that name',
      ],
    },
    {
      about: 'routes of other protocols',
      yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ name: wbe, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ name: wbe, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: UDPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ name: wbe, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
      finds: [
        'TLSRoute/shop spec.rules[0].backendRefs[0].name: there is no Service wbe here, so that requests for it are '
          + 'answered with an error; correct the name, or add a Service of that name',
        'TCPRoute/shop spec.rules[0].backendRefs[0].name: there is no Service wbe here, so that requests for it are '
          + 'answered with an error; correct the name, or add a Service of that name',
        'UDPRoute/shop spec.rules[0].backendRefs[0].name: there is no Service wbe here, so that requests for it are '
          + 'answered with an error; correct the name, or add a Service of that name',
      ],
    },
  ],
  good: [
    {
      about: 'backends that are no Services',
      yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ group: acme.example, kind: Bucket, name: static }, { group: acme.example, kind: Service, name: remote, port: 80 }, { group: "", kind: ConfigMap, name: page }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
    },
    {
      about: 'a namespace of which no Service is here',
      yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ name: web, namespace: other, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80 }]
`,
    },
    {
      about: 'the Service is in the namespace that is named',
      yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: public }]
  rules:
    - backendRefs: [{ name: web, namespace: shop, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
    },
  ],
};
