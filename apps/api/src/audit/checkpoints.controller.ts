import { AddSignature, CheckpointAnswer, CheckpointPage, CheckpointProof } from '@casusregie/contract';
import { Body, Controller, Get, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { TheCaller, type Caller } from '../identity/caller';
import { LoginGuard } from '../identity/login.guard';
import { Described } from '../shared/api-docs';
import { pathId } from '../shared/ids';
import { Checkpoints } from './checkpoints';

const TAG = 'Logboek';

/** The signed checkpoints of the log. */
@Controller('v1/audit/checkpoints')
@UseGuards(LoginGuard)
export class CheckpointsController {
  constructor(private readonly checkpoints: Checkpoints) {}

  @Get()
  @Described({
    tag: TAG,
    summary: 'Controlepunten en stand van het logboek',
    answer: CheckpointPage,
    refuses: [400],
  })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'after', required: false, type: String })
  list(@TheCaller() caller: Caller, @Query() query: unknown): Promise<CheckpointPage> {
    return this.checkpoints.page(caller, query);
  }

  @Get(':checkpointId')
  @Described({
    tag: TAG,
    summary: 'Eén controlepunt, met het bewijs dat het logboek sinds een eerdere omvang alleen gegroeid is',
    answer: CheckpointProof,
    refuses: [400],
  })
  @ApiQuery({ name: 'since', required: false, type: String })
  read(
    @TheCaller() caller: Caller,
    @Param('checkpointId') checkpointId: string,
    @Query() query: unknown,
  ): Promise<CheckpointProof> {
    return this.checkpoints.proof(caller, pathId(checkpointId), query);
  }

  @Post(':checkpointId/signatures')
  @Described({
    tag: TAG,
    summary: 'Handtekening van een getuige toevoegen',
    status: 201,
    body: AddSignature,
    answer: CheckpointAnswer,
  })
  sign(
    @TheCaller() caller: Caller,
    @Param('checkpointId') checkpointId: string,
    @Body() body: unknown,
  ): Promise<CheckpointAnswer> {
    return this.checkpoints.addSignature(caller, pathId(checkpointId), body);
  }
}
