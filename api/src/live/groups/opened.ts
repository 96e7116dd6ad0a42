/**
 * A stream that is opened when its first message is asked for. It may be left while it opens or waits: then it ends, whatever
 * still comes. What breaks it is thrown as `told` says it, once.
 */
export function opened<T>(open: () => Promise<AsyncGenerator<T>>, told: (error: unknown) => Error): AsyncGenerator<T> {
  let opening: Promise<AsyncGenerator<T>> | undefined;
  let source: AsyncGenerator<T> | undefined;
  let isOver = false;
  const over = (): Promise<IteratorResult<T>> => Promise.resolve({ done: true, value: undefined });
  const broken = (error: unknown): never => {
    isOver = true;
    throw told(error);
  };
  const begin = async (): Promise<IteratorResult<T>> => {
    try {
      source = await (opening = open());
    } catch (error) {
      isOver = true;
      throw error;
    }
    return isOver ? over() : source.next().catch(broken);
  };
  const leave = async (): Promise<IteratorResult<T>> => {
    isOver = true;
    const left = source ?? (await opening?.catch(() => undefined));
    await left?.return(undefined);
    return over();
  };
  return {
    next: () => {
      if (isOver) return over();
      return source === undefined ? begin() : source.next().catch(broken);
    },
    return: leave,
    throw: async (error) => {
      await leave();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await leave()),
  };
}
