import { contract } from '../contract.ts';
import { loopback } from './loopback.ts';

contract('discord', () => loopback());
contract('discord, as embeds', () => loopback({ DISCORD_LAYOUT: 'embeds' }));
