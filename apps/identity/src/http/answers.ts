import type { ServerResponse } from 'node:http';
import { type Problem, toProblemBody } from '@askonce/problems';
import { documentOf, type Page, pageHeaders } from '../pages/page';

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

export function sendProblem(response: ServerResponse, problem: Problem, instance: string): void {
  response.writeHead(problem.kind.status, { 'content-type': 'application/problem+json', ...problem.details.headers });
  response.end(JSON.stringify(toProblemBody(problem, { instance })));
}

/** @param portalUrl may be empty */
export function sendPage(response: ServerResponse, page: Page, portalUrl: string): void {
  response.writeHead(page.status, pageHeaders(portalUrl));
  response.end(documentOf(page));
}
