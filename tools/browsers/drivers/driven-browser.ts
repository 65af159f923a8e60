/** A browser as a test controls it, in any engine. */
export interface DrivenBrowser {
  open(url: string): Promise<void>;
  /** Evaluates an expression in the page. Its value has to be JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks an element as a user does. */
  click(selector: string): Promise<void>;
  close(): Promise<void>;
}
