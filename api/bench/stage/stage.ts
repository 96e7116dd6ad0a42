import { captureSite, type SiteDocuments } from '../site/capture.ts';
import { openGround, type Ground } from './database.ts';
import { People } from './people.ts';
import { startProduct, type Product } from './product.ts';

/** What every trial stands on: PostgreSQL with the product's tables, people to be, and what the site sends. */
export interface Stage {
  readonly ground: Ground;
  readonly people: People;
  readonly site: SiteDocuments;
  readonly carrierId: string;
  /** Another server of the installation; it is stopped with the stage, if not before. PostgreSQL knows its connections by `name`. */
  startServer(name?: string): Promise<Product>;
}

function connectionsNamed(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', name);
  return url.href;
}

export async function openStage(): Promise<Stage & { close(): Promise<void> }> {
  const ground = await openGround();
  const products = new Set<Product>();
  const startServer = async (name?: string): Promise<Product> => {
    const product = await startProduct(name === undefined ? ground.url : connectionsNamed(ground.url, name));
    const stop = async () => {
      if (products.delete(own)) await product.stop();
    };
    const own = { ...product, stop };
    products.add(own);
    return own;
  };
  const close = async () => {
    await Promise.all([...products].map((product) => product.stop()));
    await ground.close();
  };
  try {
    const people = new People(ground);
    const carrierId = await people.carrier();
    const [someone = ''] = await people.buyers(await people.customer('Looked over the shoulder'), 1);
    const [cookie = ''] = await people.cookiesOf([someone]);
    const product = await startServer();
    const site = await captureSite(product.url, cookie).finally(() => product.stop());
    return { ground, people, site, carrierId, startServer, close };
  } catch (error) {
    await close();
    throw error;
  }
}
