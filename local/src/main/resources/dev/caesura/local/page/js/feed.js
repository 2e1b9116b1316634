/**
 * The log, live. On every connection the server sends `hello` and then the last minutes again, so
 * the page starts afresh each time instead of mending what it missed.
 */
export function listen({ hello, record, state }) {
  const source = new EventSource('demo/events');
  source.addEventListener('hello', (event) => { state('live'); hello(JSON.parse(event.data)); });
  source.addEventListener('record', (event) => record(JSON.parse(event.data)));
  source.onerror = () => state(source.readyState === EventSource.CLOSED ? 'closed' : 'lost');
  addEventListener('pagehide', () => source.close());
  return source;
}
