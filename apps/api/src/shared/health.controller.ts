import { HealthAnswer } from '@casusregie/contract';
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Reads } from '../database/unit-of-work';
import { Refused } from './refusal';

/** Whether the process is up, and whether it can serve. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly reads: Reads) {}

  @Get('live')
  live(): HealthAnswer {
    return { status: 'up' };
  }

  @Get('ready')
  async ready(): Promise<HealthAnswer> {
    try {
      await this.reads.first('SELECT count(*) AS n FROM regions');
      return { status: 'up' };
    } catch {
      throw new Refused('unavailable', 'De gegevens zijn nu niet bereikbaar.');
    }
  }
}
