import './keep.css';

/** Says what a drop would do, over the whole page; the drop itself is caught by the window. */
export function DropTarget({ files }: { readonly files: number }) {
  return (
    <div className="drop-target" role="status">
      <div className="floating">
        <p className="drop-title">
          {files === 1 ? 'Drop to open as a new graph' : `Drop to open ${files} files, each as a new graph`}
        </p>
        <p>
          What is open now stays among your graphs. Weights (.safetensors) go into the graph that is open.
        </p>
      </div>
    </div>
  );
}
