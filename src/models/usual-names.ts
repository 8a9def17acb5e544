/** Names that are hardly given to anything but one export: of a module by itself, or of one of its names. */
export const usualNames: Readonly<Record<string, { readonly from: string; readonly name: string | null }>> = {
  cors: { from: 'cors', name: null },
  httpCors: { from: '@middy/http-cors', name: null },
  NestFactory: { from: '@nestjs/core', name: 'NestFactory' },
};
