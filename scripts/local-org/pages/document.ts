/** The HTML document of a page. */
import type { PageData } from '../ui/org/page-data.ts';

export interface DocumentParts {
    readonly data: PageData;
    readonly styleSheet: string;
    readonly scripts: readonly string[];
}

/** Loads the scripts at once, whichever imports which; everything is drawn by them. */
export function pageDocument({ data, styleSheet, scripts }: DocumentParts): string {
    const { lang = 'en', dir = 'ltr' } = data.i18n;
    const start = scripts.at(-1) ?? '';
    return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${escapeHtml(dir)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(data.app.label)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(styleSheet)}">
${scripts.map((script) => `<link rel="modulepreload" href="${escapeHtml(script)}">`).join('\n')}
<style>${PAGE_STYLE}</style>
</head>
<body>
<script type="application/json" id="page-data">${escapeJson(JSON.stringify(data))}</script>
<script type="module" src="${escapeHtml(start)}"></script>
</body>
</html>
`;
}

/** SLDS 2 asks for the system's own font. Toasts stand above everything that a card may raise. */
const PAGE_STYLE = `
html, body { margin: 0; min-height: 100%; background: var(--slds-g-color-surface-container-2, #f3f3f3); }
body { font-family: var(--slds-g-font-family, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif); }
lightning-toast-container { position: relative; z-index: 10001; }
`;

/** What went wrong instead of a page: for the developer who looks at it. */
export function errorDocument(title: string, detail: string): string {
    return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,">
<style>body { font: 14px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 60rem; padding: 0 1rem; color: #181818; }
pre { background: #f3f3f3; padding: 1rem; border-radius: 0.5rem; overflow: auto; white-space: pre-wrap; }</style></head>
<body><h1>${escapeHtml(title)}</h1><pre>${escapeHtml(detail)}</pre></body></html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;'
};

function escapeHtml(text: string): string {
    return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** So that no text in the data can end the script element. */
function escapeJson(json: string): string {
    return json.replaceAll('<', '\\u003c');
}
