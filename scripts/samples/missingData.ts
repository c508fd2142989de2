/** Data that lies beside the project, and does not everywhere. */
export class MissingData extends Error {}
