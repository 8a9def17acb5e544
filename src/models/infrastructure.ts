import { cdkModels } from './aws-cdk.ts';
import { cloudStorageModel } from './cloud-storage.ts';
import { cloudfrontModels } from './cloudfront.ts';
import { devServerModels } from './dev-servers.ts';
import { functionUrlModels } from './function-url.ts';
import { httpApiModels } from './http-api.ts';
import type { LibraryModel } from './model.ts';
import { s3Models } from './s3-buckets.ts';

/** Services in the cloud, and tools, that set CORS headers by options. */
export const infrastructureModels: readonly LibraryModel[] = [...cdkModels, ...functionUrlModels, ...httpApiModels, ...s3Models, cloudStorageModel, ...cloudfrontModels, ...devServerModels];
