import type { ThemeTokens } from './theme';

/** The custom properties of govuk-frontend, and our own, that a theme sets. */
export function themeStyle({ colours, fonts }: ThemeTokens): string {
  const properties = {
    '--govuk-brand-colour': colours.brand,
    '--govuk-text-colour': colours.text,
    '--govuk-secondary-text-colour': colours.secondaryText,
    '--govuk-focus-colour': colours.focus,
    '--govuk-focus-text-colour': colours.text,
    '--govuk-error-colour': colours.error,
    '--govuk-success-colour': colours.success,
    '--govuk-link-colour': colours.link,
    '--govuk-link-hover-colour': colours.linkHover,
    '--govuk-link-visited-colour': colours.linkVisited,
    '--govuk-link-active-colour': colours.text,
    '--govuk-input-border-colour': colours.text,
    '--govuk-template-background-colour': colours.surface,
    '--govuk-surface-background-colour': colours.surface,
    '--govuk-surface-text-colour': colours.text,
    '--govuk-surface-border-colour': colours.brand,
    '--askonce-button-colour': colours.button,
    '--askonce-font': `"${fonts.latin}", "${fonts.arabic}", sans-serif`,
  };
  const lines = Object.entries(properties).map(([name, value]) => `${name}:${value}`);
  return `:root{${lines.join(';')}}\n`;
}
