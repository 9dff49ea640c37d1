{{- define "web.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .name }}
{{- end }}

{{- define "web.labels" -}}
{{ include "web.selector" . }}
app.kubernetes.io/component: web
app.kubernetes.io/part-of: {{ .chart }}
app.kubernetes.io/managed-by: cdk8s-patterns
{{- end }}

{{- define "web.metadata" -}}
name: {{ .name }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "web.labels" . | nindent 2 }}
{{- end }}

{{- define "web.probe" -}}
periodSeconds: {{ .period }}
timeoutSeconds: {{ .timeout }}
failureThreshold: {{ .failures }}
httpGet:
  path: {{ .values.health }}
  port: {{ .values.port }}
{{- end }}

{{- define "web.spread" -}}
- maxSkew: 1
  topologyKey: {{ .key }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "web.selector" .workload | nindent 6 }}
  matchLabelKeys:
    - pod-template-hash
{{- end }}
