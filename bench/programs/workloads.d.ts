export interface Workload {
  readonly name: string;
  readonly chart: string;
  readonly uses: string | undefined;
  readonly usedBy: string | undefined;
}
export function workloadsOf(count: number, layout: 'one' | 'each'): Workload[];
export const NAMESPACE: string;
