import type { Report } from '../model/report.ts';
export function renderHtml(_r: Report, _o?: unknown): string {
  return '';
}
