export { defaultImage as publicImage } from '../engine/default-image.ts';
export { type CleanFlags, cleanUpCluster } from '../engine/kubernetes/cleanup.ts';
export { jobManifest } from '../engine/kubernetes/job-manifest.ts';
