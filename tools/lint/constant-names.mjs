const NAME = '[id.type="Identifier"][id.name!=/^ɵ?[A-Z][A-Z0-9_]*$/]';
const CONSTANT = `:matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind="const"] > VariableDeclarator${NAME}`;
const VALUES = [
  '[init.type="Literal"]',
  '[init.type="TemplateLiteral"][init.expressions.length=0]',
  '[init.type="ArrayExpression"]',
  '[init.type="TSAsExpression"][init.expression.type=/^(Literal|ArrayExpression)$/]',
  '[init.type="TSSatisfiesExpression"][init.expression.type=/^(Literal|ArrayExpression)$/]',
  // An empty one is a cache that fills while the program runs.
  '[init.type="NewExpression"][init.callee.name=/^(Set|Map)$/][init.arguments.length>0]',
];

/** For `no-restricted-syntax`: a module-level constant that holds a value is written in capitals. */
export const constantNames = VALUES.map((value) => ({
  selector: `${CONSTANT}${value}`,
  message: 'Name this constant in UPPER_SNAKE_CASE.',
}));
