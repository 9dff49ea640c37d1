import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 30
  containers:
    - { name: web, image: nginx:1.27.3, lifecycle: { preStop: { exec: { command: [sleep, "45"] } } } }
`,
      finds: ['Pod/web spec.containers[0].lifecycle.preStop.exec.command: web sleeps 45 s before it is told to stop, and is killed after 30 s: no time is left to finish its work; '
        + 'set terminationGracePeriodSeconds to 45 plus what the program needs to stop'],
    },
    {
      about: 'the default grace, by a sleep of its own',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: nginx:1.27.3, lifecycle: { preStop: { sleep: { seconds: 30 } } } }
`,
      finds: ['Pod/web spec.containers[0].lifecycle.preStop.sleep.seconds: web sleeps 30 s before it is told to stop, and is killed after 30 s: no time is left to finish its work; '
        + 'set terminationGracePeriodSeconds to 30 plus what the program needs to stop'],
    },
    {
      about: 'steps of a script',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 20
  containers:
    - { name: web, image: nginx:1.27.3, lifecycle: { preStop: { exec: { command: [/bin/sh, -c, 'sleep 15 && nginx -s quit; sleep 10s'] } } } }
`,
      finds: ['Pod/web spec.containers[0].lifecycle.preStop.exec.command: web sleeps 25 s before it is told to stop, and is killed after 20 s: no time is left to finish its work; '
        + 'set terminationGracePeriodSeconds to 25 plus what the program needs to stop'],
    },
  ],
  good: [
    {
      about: 'time is left',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 40
  containers:
    - { name: web, image: nginx:1.27.3, lifecycle: { preStop: { exec: { command: [sleep, "10"] } } } }
`,
    },
    {
      about: 'a sleep that may not be reached',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 30
  containers:
    - { name: web, image: nginx:1.27.3, lifecycle: { preStop: { exec: { command: [sh, -c, 'test -e /tmp/busy && sleep 60'] } } } }
`,
    },
    {
      about: 'in the background',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 30
  containers:
    - { name: web, image: nginx:1.27.3, lifecycle: { preStop: { exec: { command: [sh, -c, 'sleep 60 & nginx -s quit'] } } } }
`,
    },
    {
      about: 'a command that takes as long as it takes',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 30
  containers:
    - { name: web, image: nginx:1.27.3, lifecycle: { preStop: { exec: { command: [nginx, -s, quit] } } } }
`,
    },
    {
      about: 'a condition of several lines',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 30
  containers:
    - { name: web, image: nginx:1.27.3, lifecycle: { preStop: { exec: { command: [sh, -c, "if test -e /tmp/busy; then\\n sleep 60\\nfi"] } } } }
`,
    },
  ],
};
