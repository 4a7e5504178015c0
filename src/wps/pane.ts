/** The pane's page: pane.html, shown by the ribbon's page beside it. */
import './polyfills';
import { findApplication } from '../hosts/wps/application';
import { mountPane } from '../taskpane/frame/mount';
import '../taskpane/pane.css';
import { paneHostOf } from './pane-host';

const element = document.getElementById('pane');
const app = findApplication(window);
if (element && app) {
  const { stop } = mountPane(element, paneHostOf(app));
  // WPS would go on calling into a page that is gone.
  window.addEventListener('pagehide', () => void stop());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload();
  });
} else if (element)
  element.textContent = '这个页面要在 WPS 表格里打开。请在 WPS 表格的“公开年报”选项卡里点“打开侧栏”。';
