import { Test } from '@nestjs/testing';
import { ApidotService } from './apidot.service';
import { RendersController } from './renders.controller';

const dot = {
  create: jest.fn().mockResolvedValue('task-unified-1757165031-uyujaw3d'),
  find: jest.fn().mockResolvedValue({ status: 'running', progress: 40 }),
};

describe('RendersController', () => {
  let controller: RendersController;

  beforeEach(async () => {
    const module = await Test.createTestingModule({
      controllers: [RendersController],
      providers: [
        { provide: ApidotService, useValue: dot },
        { provide: 'RendersRepository', useValue: { insert: jest.fn() } },
        { provide: 'BullQueue_renders', useValue: { add: jest.fn() } },
      ],
    }).compile();
    controller = module.get(RendersController);
  });

  it('answers the state of the task', async () => {
    const shown = await controller.show('task-unified-1757165031-uyujaw3d');
    expect(shown.status).toBe('running');
    expect(shown).toMatchObject({ progress: 40 });
  });
});
