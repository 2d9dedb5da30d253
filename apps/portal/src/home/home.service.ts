import { Injectable } from '@nestjs/common';
import type { Citizen } from '../session/citizen';

@Injectable()
export class HomeService {
  async overview({ registry }: Citizen) {
    return { asks: await registry.asks() };
  }
}
