import { LinkButton } from '@ecosystem/ui/button';
import { AppFrame } from '../components/app-frame.tsx';

export default function NotFound() {
  return (
    <AppFrame>
      <h1>There is nothing here</h1>
      <p className="mt-4 text-ink-soft">The address is wrong, or the page is gone.</p>
      <div className="mt-6">
        <LinkButton href="/">To the beginning</LinkButton>
      </div>
    </AppFrame>
  );
}
