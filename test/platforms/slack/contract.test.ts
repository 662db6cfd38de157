import { contract } from '../contract.ts';
import { loopback } from './loopback.ts';

contract('slack over the socket', () => loopback('socket'));
contract('slack over HTTP', () => loopback('http'));
