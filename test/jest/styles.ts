/* Jest's stand-in for every style sheet: jsdom lays nothing out, and does not know container queries. */
const noStyles = undefined;

export default noStyles;
