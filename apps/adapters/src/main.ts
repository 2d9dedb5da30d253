import { runService } from '@askonce/service';
import { adapters } from './adapters';
import { environment } from './config';

void runService(adapters, environment);
