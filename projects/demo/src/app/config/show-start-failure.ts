/** Shows in place of the app why it could not start. */
export function showStartFailure(error: unknown): void {
  const message = document.createElement('p');
  message.className = 'demo-loading';
  message.setAttribute('role', 'alert');
  message.textContent = error instanceof Error ? error.message : String(error);
  document.querySelector('demo-root')?.replaceChildren(message);
}
