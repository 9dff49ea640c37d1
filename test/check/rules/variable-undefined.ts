import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          env:
            - { name: DB_HOST, value: db }
            - { name: DATABASE_URL, value: postgres://$(DB_HOTS):5432/shop }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[1].value: nothing sets DB_HOTS here: the container gets '
        + 'the letters $(DB_HOTS); set DB_HOTS above, or mend its name'],
    },
    {
      about: 'what the image sets',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          env:
            - { name: CLASSPATH, value: $(JAVA_HOME)/lib }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: nothing sets JAVA_HOME here: the container '
        + 'gets the letters $(JAVA_HOME); set JAVA_HOME above, or mend its name'],
    },
  ],
  good: [
    {
      about: 'it is set, further down even, which is another rule\'s',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          env:
            - { name: URL, value: http://$(HOST)/ }
            - { name: HOST, value: web }
`,
    },
    {
      about: 'words of a shell, letters that are meant, and a variable of a Service',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          env:
            - { name: NODE, value: $(hostname) }
            - { name: HELP, value: write $$(NAME) }
            - { name: DB, value: $(ORDERS_DB_PORT_5432_TCP_ADDR) }
`,
    },
    {
      about: 'a source that is not here',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          envFrom: [{ secretRef: { name: unknown } }]
          env:
            - { name: URL, value: http://$(HOST)/ }
`,
    },
    {
      about: 'in the command line, where a shell may replace it',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          args: [sh, -c, echo $(DATE)]
`,
    },
  ],
};
