import { volumeNames } from './docker-servers';

/** Removes the volumes of the stack in this folder, if a daemon holds any. */
export async function removeDockerVolumes(home: string): Promise<void> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const { dockerode } = (await getContainerRuntimeClient()).container;
  for (const name of Object.values(volumeNames(home))) {
    await dockerode
      .getVolume(name)
      .remove()
      .catch((error: unknown) => {
        if ((error as { statusCode?: number }).statusCode !== 404) throw error;
      });
  }
}
