import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`,
      finds: [
        'HorizontalPodAutoscaler/web spec.metrics[0]: the utilization of cpu stays <unknown>, and Deployment/web isn\'t '
          + 'scaled by it: there is no request for it in container web; set `resources.requests.cpu` there',
      ],
    },
    {
      about: 'a sidecar has none',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      initContainers: [{ name: proxy, image: envoyproxy/envoy:v1.32.1, restartPolicy: Always }]
      containers:
        - { name: web, image: nginx:1.27.3, resources: { requests: { cpu: 100m } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`,
      finds: [
        'HorizontalPodAutoscaler/web spec.metrics[0]: the utilization of cpu stays <unknown>, and Deployment/web isn\'t '
          + 'scaled by it: there is no request for it in container proxy; set `resources.requests.cpu` there',
      ],
    },
    {
      about: 'no metric, which is 80% CPU by default',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
        - { name: proxy, image: envoyproxy/envoy:v1.32.1 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
`,
      finds: [
        'HorizontalPodAutoscaler/web spec: the utilization of cpu stays <unknown>, and Deployment/web isn\'t scaled by '
          + 'it: there is no request for it in container web and proxy; set `resources.requests.cpu` there',
      ],
    },
    {
      about: 'autoscaling/v1',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  targetCPUUtilizationPercentage: 60
`,
      finds: [
        'HorizontalPodAutoscaler/web spec.targetCPUUtilizationPercentage: the utilization of cpu stays <unknown>, and '
          + 'Deployment/web isn\'t scaled by it: there is no request for it in container web; set `resources.requests.cpu` '
          + 'there',
      ],
    },
    {
      about: 'a metric of one container',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
        - { name: proxy, image: envoyproxy/envoy:v1.32.1 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics:
    - type: ContainerResource
      containerResource: { name: memory, container: web, target: { type: Utilization, averageUtilization: 80 } }
`,
      finds: [
        'HorizontalPodAutoscaler/web spec.metrics[0]: the utilization of memory stays <unknown>, and Deployment/web '
          + 'isn\'t scaled by it: there is no request for it in container web; set `resources.requests.memory` there',
      ],
    },
    {
      about: 'KEDA\'s trigger',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
  triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "60" } }]
`,
      finds: [
        'ScaledObject/web spec.triggers[0]: the utilization of cpu stays <unknown>, and Deployment/web isn\'t scaled by '
          + 'it: there is no request for it in container web; set `resources.requests.cpu` there',
      ],
    },
    {
      about: 'KEDA\'s trigger for one container, as it was written before 2.6',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, resources: { requests: { cpu: 100m } } }
        - { name: proxy, image: envoyproxy/envoy:v1.32.1 }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
  triggers: [{ type: memory, metadata: { type: Utilization, value: "60", containerName: proxy } }]
`,
      finds: [
        'ScaledObject/web spec.triggers[0]: the utilization of memory stays <unknown>, and Deployment/web isn\'t scaled '
          + 'by it: there is no request for it in container proxy; set `resources.requests.memory` there',
      ],
    },
    {
      about: 'autoscaling/v2beta1',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v2beta1
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 70 } }]
`,
      finds: [
        'HorizontalPodAutoscaler/web spec.metrics[0]: the utilization of cpu stays <unknown>, and Deployment/web isn\'t '
          + 'scaled by it: there is no request for it in container web; set `resources.requests.cpu` there',
      ],
    },
  ],
  good: [
    {
      about: 'a limit, which counts as a request',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, resources: { limits: { cpu: 500m } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`,
    },
    {
      about: 'an average value, which is no share of anything',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: AverageValue, averageValue: 300m } }
`,
    },
    {
      about: 'a metric of the container that has a request',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, resources: { requests: { cpu: 100m } } }
        - { name: proxy, image: envoyproxy/envoy:v1.32.1 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics:
    - type: ContainerResource
      containerResource: { name: cpu, container: web, target: { type: Utilization, averageUtilization: 80 } }
`,
    },
    {
      about: 'a request of the whole Pod',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      resources: { requests: { cpu: 200m } }
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`,
    },
    {
      about: 'an init container that is over when the Pod runs',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      initContainers: [{ name: init, image: busybox:1.37 }]
      containers:
        - { name: web, image: nginx:1.27.3, resources: { requests: { cpu: 100m } } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`,
    },
    {
      about: 'KEDA counts messages, not CPU',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
  triggers: [{ type: rabbitmq, metadata: { queueName: jobs } }]
`,
    },
    {
      about: 'autoscaling/v1, whose other metrics are in an annotation',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata: { name: web, annotations: { autoscaling.alpha.kubernetes.io/metrics: '[{"type":"Pods"}]' } }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
`,
    },
  ],
};
