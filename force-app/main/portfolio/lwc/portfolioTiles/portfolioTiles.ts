import { LightningElement, api } from 'lwc';
import type { TileView } from 'c/portfolioView';

/** The totals of all customers. */
export default class PortfolioTiles extends LightningElement {
    @api tiles: readonly TileView[] = [];
}
