import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: wbe, port: { number: 80 } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
`,
      finds: [
        'Ingress/shop spec.rules[0].http.paths[0].backend.service.name: there is no Service wbe here, so that requests '
          + 'for it are answered with an error; correct the name, or add a Service of that name',
      ],
    },
    {
      about: 'the port is the container\'s, not the Service\'s',
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { number: 8080 } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
`,
      finds: [
        'Ingress/shop spec.rules[0].http.paths[0].backend.service.port.number: Service/web has no port 8080 (it has '
          + '80), so that requests for it are answered with an error; use 80: it is the Service\'s port that counts here, '
          + 'not the container\'s',
      ],
    },
    {
      about: 'a port name that the Service doesn\'t have',
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { name: https } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80 }, { name: metrics, port: 9113 }]
`,
      finds: [
        'Ingress/shop spec.rules[0].http.paths[0].backend.service.port.name: Service/web has no port https (it has 80 '
          + 'named http and 9113 named metrics), so that requests for it are answered with an error; use a port that the '
          + 'Service has',
      ],
    },
    {
      about: 'the default backend, and the API before v1',
      yaml: `
apiVersion: extensions/v1beta1
kind: Ingress
metadata: { name: shop }
spec:
  backend: { serviceName: wbe, servicePort: 80 }
  rules:
    - http:
        paths:
          - backend: { serviceName: web, servicePort: http }
          - backend: { serviceName: wbe, servicePort: 80 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
      finds: [
        'Ingress/shop spec.backend.serviceName: there is no Service wbe here, so that requests for it are answered with '
          + 'an error; correct the name, or add a Service of that name',
        'Ingress/shop spec.rules[0].http.paths[0].backend.servicePort: Service/web has no port http (it has 80), so '
          + 'that requests for it are answered with an error; use a port that the Service has',
      ],
    },
    {
      about: 'a default backend that doesn\'t exist',
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  defaultBackend: { service: { name: landing, port: { number: 80 } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
      finds: [
        'Ingress/shop spec.defaultBackend.service.name: there is no Service landing here, so that requests for it are '
          + 'answered with an error; correct the name, or add a Service of that name',
      ],
    },
  ],
  good: [
    {
      about: 'the port by its name',
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { name: http } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: 8080 }, { name: metrics, port: 9113 }]
`,
    },
    {
      about: 'all Services are somebody else\'s',
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { number: 80 } } }
`,
    },
    {
      about: 'an action of the AWS controller, which stands in an annotation',
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: ssl-redirect, port: { name: use-annotation } } }
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
      about: 'an external name, which has no ports',
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: web, port: { number: 80 } } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: ExternalName, externalName: web.example.com }
`,
    },
    {
      about: 'a backend that is no Service',
      yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { resource: { apiGroup: acme.example, kind: Bucket, name: static } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
    },
  ],
};
