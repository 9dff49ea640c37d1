// The app and its profiles.
export * from './app';
export * from './profile';

// Whole-app checks, what tests say of an app, and its picture.
export * from './assertions';
export * from './checks';
export * from './check/manifest';
export * from './check/manifest-graph';
export * from './check/rule';
export * from './check/workload';
export * from './graph';
export * from './validation-plugin';

// The six constructs.
export * from './stateless-web-app';
export * from './replicated-database';
export * from './node-agent';
export * from './one-shot-migration';
export * from './nightly-backup';
export * from './multi-container-pod';

// What their props are made of.
export * from './vocabulary/autoscaling';
export * from './vocabulary/backup-method';
export * from './vocabulary/cassandra';
export * from './vocabulary/completion';
export * from './vocabulary/container';
export * from './vocabulary/database-engine';
export * from './vocabulary/delivery';
export * from './vocabulary/egress';
export * from './vocabulary/endpoint';
export * from './vocabulary/exposure';
export * from './vocabulary/health';
export * from './vocabulary/lifecycle';
export * from './vocabulary/peer';
export * from './vocabulary/pod-options';
export * from './vocabulary/probe';
export * from './vocabulary/projected-source';
export * from './vocabulary/rollout';
export * from './vocabulary/scheduling';
export * from './vocabulary/security';
export * from './vocabulary/service';
export * from './vocabulary/volume';
export * from './vocabulary/waiver';
export * from './vocabulary/workload';
