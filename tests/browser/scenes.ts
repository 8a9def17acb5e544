import type { Browser } from './playwright.ts';
import type { Origins } from './exchange.ts';

/** What a script does that no generated exchange does, as the body of an asynchronous function with `api` and `page`. */
const scenes: readonly string[] = [
  "await fetch(api + '/a', { mode: 'no-cors', method: 'PUT' })",
  "await fetch(api + '/a', { mode: 'no-cors', method: 'PATCH' })",
  "await fetch(api + '/a', { mode: 'no-cors', method: 'DELETE' })",
  "await fetch(api + '/a', { mode: 'no-cors' }).then((response) => response.json())",
  "await fetch(api + '/a', { mode: 'no-cors', redirect: 'manual' })",
  "await fetch('localhost:3000/a')",
  "await fetch('ftp://127.0.0.1/a')",
  "await fetch('file:///a')",
  "await fetch(api.replace('//', '//user:password@') + '/a')",
  "new Request(api.replace('//', '//user:password@') + '/a')",
  "await fetch('//user:password@' + api.slice(7))",
  "await fetch(api + '/a', { mode: 'same-origin' })",
  "await fetch(api + '/a', { method: 'TRACE' })",
  "await fetch(api + '/a', { method: 'GET', body: 'a' })",
  "await fetch(api + '/a', { headers: { 'a b': '1' } })",
  "const request = new XMLHttpRequest(); request.open('GET', api + '/a'); await new Promise((resolve) => { request.onloadend = resolve; request.send(); })",
  "const request = new XMLHttpRequest(); request.open('GET', api + '/open'); request.withCredentials = true; await new Promise((resolve) => { request.onloadend = resolve; request.send(); })",
  "const request = new XMLHttpRequest(); request.open('GET', 'localhost:3000/a'); await new Promise((resolve) => { request.onloadend = resolve; request.send(); })",
  "const request = new XMLHttpRequest(); request.open('GET', api + '/a'); request.setRequestHeader('Origin', 'https://a.example'); request.setRequestHeader('Cookie', 'a=1'); await new Promise((resolve) => { request.onloadend = resolve; request.send(); })",
  "await import(api + '/module.js')",
];

/** What the console and thrown errors say in all scenes. */
export async function textsOfScenes(browser: Browser, origins: Origins): Promise<readonly string[]> {
  const texts: string[] = [];
  const page = await browser.newPage();
  page.on('console', (message) => texts.push(message.text()));
  await page.goto(origins.page);
  for (const scene of scenes) {
    const thrown = await page.evaluate(`(async (api, page) => { try { ${scene} } catch (error) { return String(error); } return ''; })('${origins.api}', '${origins.page}')`);
    texts.push(thrown as string);
  }
  await page.close();
  return texts.filter((text) => text !== '');
}
