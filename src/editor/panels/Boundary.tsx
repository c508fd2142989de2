import { Component, type ReactNode } from 'react';

interface Props {
  /** Saves what is open to a file. */
  readonly onSave: () => void;
  readonly children: ReactNode;
}

/** Stands in for the page when a fault of ours keeps it from being drawn: what is open can be saved, and is kept anyway. */
export class Boundary extends Component<Props, { readonly fault: string | undefined }> {
  override state = { fault: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return (
      <main className="fault">
        <h1>The page could not be drawn</h1>
        <p role="alert">
          This is a mistake in Layerwire and not in your graph, which is kept in this browser as it was before
          the last step. Reload to go on with it; save it to a file to be safe.
        </p>
        <p className="fault-actions">
          <button type="button" className="button" data-primary="true" onClick={() => location.reload()}>
            Reload
          </button>
          <button type="button" className="button" onClick={this.props.onSave}>
            Save the graph to a file
          </button>
        </p>
        <p className="quiet">
          <code>{fault}</code>
        </p>
      </main>
    );
  }
}
