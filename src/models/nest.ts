import { flag } from './cors-hosts.ts';
import { corsModel } from './cors.ts';
import { fastifyCorsModel } from './fastify-cors.ts';
import type { LibraryModel } from './model.ts';

const documentation = 'https://docs.nestjs.com/security/cors';

/** On Express, which is what NestJS stands on where nothing else is said. */
const onExpress: LibraryModel = { ...corsModel, name: 'NestJS', documentation, versions: '10.4.22, 11.2.10, 12.5.1', modules: {} };

/** On Fastify. A function with less than two parameters is given the application. */
const onFastify: LibraryModel = { ...fastifyCorsModel, name: 'NestJS on Fastify', documentation, versions: '11.2.10, 12.5.1', modules: {}, delegate: 'long callback' };

/** `app.enableCors(options)`. */
const enabling = (model: LibraryModel, beside?: string): LibraryModel => ({ ...model, untilListening: true, call: { kind: 'method', method: 'enableCors', argument: 0, member: null, ...(beside === undefined ? {} : { beside }) } });

/** `NestFactory.create(module, { cors })`. */
const creating = (model: LibraryModel, beside?: string): LibraryModel =>
  ({ ...model, modules: { '@nestjs/core': ['NestFactory'] }, call: { kind: 'method', method: 'create', argument: -1, member: 'cors', ...(beside === undefined ? {} : { beside }) }, flag });

const fastify = '@nestjs/platform-fastify';

/** A gateway is a server of socket.io, which NestJS gives its options. */
const gateway: LibraryModel = { ...onExpress, documentation: 'https://docs.nestjs.com/websockets/gateways', modules: { '@nestjs/websockets': ['WebSocketGateway'] }, call: { kind: 'host', argument: -1, member: 'cors' }, flag };

export const nestModels: readonly LibraryModel[] = [enabling(onFastify, fastify), creating(onFastify, fastify), { ...enabling(onExpress), order: 'handlers' }, { ...creating(onExpress), order: 'last' }, gateway];
