import { runService } from '@askonce/service';
import { environment } from './config';
import { registry } from './registry';

void runService(registry, environment);
