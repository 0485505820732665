import * as v from 'valibot';

// What Kubernetes takes for a CronJob, as far as it is used (API reference, batch/v1): a key that is none there is none here. What the
// restricted security standard of pods asks for is needed, not optional.

const name = v.pipe(v.string(), v.maxLength(63), v.regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/));
const quantity = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/));
const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const seconds = v.pipe(v.number(), v.integer(), v.minValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const path = v.pipe(v.string(), v.regex(/^\/[^:]*$/));

const env = v.union([
  v.strictObject({ name: v.string(), value: v.string() }),
  v.strictObject({
    name: v.string(),
    valueFrom: v.strictObject({ secretKeyRef: v.strictObject({ name, key: v.string() }) }),
  }),
]);

const container = v.strictObject({
  name,
  image: v.string(),
  command: v.array(v.string()),
  args: v.array(v.string()),
  env: v.array(env),
  resources: v.strictObject({
    requests: v.strictObject({ cpu: quantity, memory: quantity }),
    limits: v.strictObject({ memory: quantity }),
  }),
  securityContext: v.strictObject({
    allowPrivilegeEscalation: v.literal(false),
    readOnlyRootFilesystem: v.literal(true),
    capabilities: v.strictObject({ drop: v.tuple([v.literal('ALL')]) }),
  }),
  volumeMounts: v.array(v.strictObject({ name, mountPath: path })),
});

const volume = v.union([
  v.strictObject({ name, persistentVolumeClaim: v.strictObject({ claimName: name }) }),
  v.strictObject({ name, emptyDir: v.strictObject({ sizeLimit: quantity }) }),
]);

const pod = v.strictObject({
  restartPolicy: v.picklist(['Never', 'OnFailure']),
  automountServiceAccountToken: v.literal(false),
  securityContext: v.strictObject({
    runAsNonRoot: v.literal(true),
    runAsUser: id,
    runAsGroup: id,
    fsGroup: id,
    seccompProfile: v.strictObject({ type: v.literal('RuntimeDefault') }),
  }),
  containers: v.pipe(v.array(container), v.length(1)),
  volumes: v.array(volume),
});

export const cronJob = v.strictObject({
  apiVersion: v.literal('batch/v1'),
  kind: v.literal('CronJob'),
  metadata: v.strictObject({ name: v.pipe(name, v.maxLength(52)), namespace: name }),
  spec: v.strictObject({
    schedule: v.string(),
    timeZone: v.string(),
    concurrencyPolicy: v.picklist(['Allow', 'Forbid', 'Replace']),
    startingDeadlineSeconds: seconds,
    successfulJobsHistoryLimit: count,
    failedJobsHistoryLimit: count,
    jobTemplate: v.strictObject({
      spec: v.strictObject({
        backoffLimit: count,
        activeDeadlineSeconds: seconds,
        template: v.strictObject({ spec: pod }),
      }),
    }),
  }),
});
