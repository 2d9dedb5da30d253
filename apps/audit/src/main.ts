import { runService } from '@askonce/service';
import { auditService } from './audit-service';
import { environment } from './config';

void runService(auditService, environment);
