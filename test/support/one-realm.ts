/**
 * Runs before each test file. jest gives every file an `Error` of its own, of which the errors of Node's modules are no instances;
 * everywhere else they are, and code and libraries that ask it of a broken connection rely on that.
 */
export {};

const isInstance = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    return (
      isInstance.call(this, value) ||
      (this === Error && Object.prototype.toString.call(value) === '[object Error]')
    );
  },
});
