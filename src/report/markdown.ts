import type { Report } from '../model/report.ts';
export function renderMarkdown(_r: Report, _o?: unknown): string {
  return '';
}
