// A language model's server that nobody here wrote. What it does depends on the
// model it is asked for.
import { LLMock } from '@copilotkit/aimock';

const mock = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 4 });
const answer = { content: { sentences: [{ text: '项目未开工。', items: [9] }, { text: '已招聘8人。', items: [11] }] } };
const add = (match, response, options = {}) => mock.addFixture({ match, response, ...options });
const json = (response) => ({ content: JSON.stringify(response.content) });

add({ model: 'lines', responseFormat: 'json_schema' }, { error: { message: 'response_format is not supported', type: 'invalid_request_error' }, status: 400 });
add({ model: 'lines' }, { content: '项目未开工。[9]\n已招聘8人。[11]' });
add({ model: 'schema', responseFormat: 'json_schema' }, json(answer));
add({ model: 'tools', toolName: 'search', hasToolResult: false }, { toolCalls: [
  { name: 'search', arguments: '{"words":"人员招聘"}' }, { name: 'items', arguments: '{"numbers":[11,999]}' }, { name: 'drop', arguments: '{"table":"items"}' },
] });
add({ model: 'tools', toolResultContains: 'no such tool' }, json(answer));
add({ model: 'busy', sequenceIndex: 0 }, { error: { message: 'slow down', type: 'rate_limit_error' }, status: 429, retryAfter: 1 });
add({ model: 'busy' }, json(answer));
add({ model: 'malformed' }, json(answer), { chaos: { malformedRate: 1 } });
add({ model: 'drops' }, json(answer), { chaos: { dropRate: 1 } });
add({ model: 'hangs up' }, json(answer), { chaos: { disconnectRate: 1 } });
add({ model: 'cut' }, json(answer), { truncateAfterChunks: 12 });
add({ model: 'slow' }, json(answer), { streamingProfile: { ttft: 20_000, tps: 1 } });
add({ model: 'stalls' }, json(answer), { streamingProfile: { ttft: 1, tps: 0.05 } });
mock.onEmbedding('特别', { embedding: [0.25, 0.5, -0.5] });

await mock.start();
console.log('READY ' + mock.url);
