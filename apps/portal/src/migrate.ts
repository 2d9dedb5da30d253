import { runMigrate } from '@askonce/service';
import { environment } from './config';
import { migrations } from './migrations';

void runMigrate('portal', migrations, environment);
