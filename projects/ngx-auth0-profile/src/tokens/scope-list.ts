/** The scopes in a space-separated string. */
export function scopeList(scope: unknown): readonly string[] {
  return typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
}
