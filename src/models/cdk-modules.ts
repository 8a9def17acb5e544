import type { LibraryModel } from './model.ts';

/** Constructs of a module of the AWS CDK, under the names that it has had. */
export const constructs = (service: string, names: readonly string[]): LibraryModel['modules'] => ({
  [`aws-cdk-lib/aws-${service}`]: names,
  [`@aws-cdk/aws-${service}`]: names,
  [`@aws-cdk/aws-${service}-alpha`]: names,
  'aws-cdk-lib': names.map((name) => `aws_${service}.${name}`),
});

/** Resources of a module of Pulumi's provider for AWS. */
export const resources = (service: string, names: readonly string[]): LibraryModel['modules'] => ({
  [`@pulumi/aws/${service}`]: names,
  '@pulumi/aws': names.map((name) => `${service}.${name}`),
});
