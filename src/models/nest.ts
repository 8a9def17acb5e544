import { flag } from './cors-hosts.ts';
import { corsModel } from './cors.ts';
import { fastifyCorsModel } from './fastify-cors.ts';
import type { LibraryModel } from './model.ts';

const documentation = 'https://docs.nestjs.com/security/cors';

/** On Express, which is what NestJS stands on where nothing else is said. */
const onExpress: LibraryModel = { ...corsModel, name: 'NestJS', documentation, versions: '10.4.22, 11.2.10, 12.5.1', modules: {}, typeModules: ['@nestjs/common', '@nestjs/common/interfaces/external/cors-options.interface', '@nestjs/common/internal'] };

/** On Fastify. A function with less than two parameters is given the application. */
const onFastify: LibraryModel = { ...fastifyCorsModel, older: undefined, name: 'NestJS on Fastify', documentation, versions: '10.4.22, 11.2.10, 12.5.1', modules: {}, delegate: 'long callback' };

/** Before 11, with `@fastify/cors` 9, more methods are allowed, and an application with a function in the place of options does not start. */
const methodsOf10: LibraryModel['methods'] = { options: ['methods'], absent: 'GET,HEAD,PUT,PATCH,POST,DELETE', nothing: 'absent' };

/** A model of NestJS on Fastify, which knows what it was before 11. */
const withOlder = (model: LibraryModel): LibraryModel =>
  ({ ...model, older: { package: '@nestjs/platform-fastify', versions: [{ before: '11.0.0', model: { ...model, name: 'NestJS before 11 on Fastify', methods: methodsOf10, delegate: 'unread' } }] } });

/** `app.enableCors(options)`. */
const enabling = (model: LibraryModel, beside?: string): LibraryModel => ({ ...model, untilListening: true, call: { kind: 'method', method: 'enableCors', argument: 0, member: null, ...(beside === undefined ? {} : { beside }) } });

/** `NestFactory.create(module, { cors })`. */
const creating = (model: LibraryModel, beside?: string): LibraryModel =>
  ({ ...model, modules: { '@nestjs/core': ['NestFactory'] }, call: { kind: 'method', method: 'create', argument: -1, member: 'cors', ...(beside === undefined ? {} : { beside }) }, flag });

const fastify = '@nestjs/platform-fastify';

/** A gateway is a server of socket.io, which NestJS gives its options. */
const gateway: LibraryModel = { ...onExpress, documentation: 'https://docs.nestjs.com/websockets/gateways', modules: { '@nestjs/websockets': ['WebSocketGateway'] }, call: { kind: 'host', argument: -1, member: 'cors' }, flag };

export const nestModels: readonly LibraryModel[] = [withOlder(enabling(onFastify, fastify)), withOlder(creating(onFastify, fastify)), { ...enabling(onExpress), order: 'handlers' }, { ...creating(onExpress), order: 'last' }, gateway];
