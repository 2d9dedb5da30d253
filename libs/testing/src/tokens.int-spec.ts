import { TokenVerifier } from '@askonce/auth';
import { TestIssuer } from './tokens';

it('issues tokens that services accept, of whatever caller a test needs', async () => {
  const issuer = await TestIssuer.start();
  try {
    const verifier = new TokenVerifier({ issuers: [issuer.issuer], audience: 'askonce' });
    const subject = { scheme: 'national:xx', identifier: '38001085718' };
    expect(await verifier.verify(await issuer.token({ roles: ['agency'], agency: 'housing' }))).toEqual({
      clientId: 'housing-backend',
      tokenSubject: 'housing-backend',
      roles: ['agency'],
      agency: 'housing',
    });
    const citizen = await issuer.token({ roles: ['citizen'], subject, tokenSubject: 'p-1' });
    expect(await verifier.verify(citizen)).toMatchObject({ roles: ['citizen'], subject, tokenSubject: 'p-1' });
    await expect(verifier.verify(await issuer.token({ roles: ['auditor'], expiresIn: -1 }))).rejects.toThrow('expired');
  } finally {
    await issuer.stop();
  }
});
